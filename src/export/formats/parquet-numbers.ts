/** Whether two ways to write a number say the same, to the last digit and without rounding. */

const written = /^-?(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i;

/** False also where one of them is no number of JSON's. */
export const sameNumber = (a: string, b: string): boolean => a === b || (valueOf(a) ?? a) === valueOf(b);

/** Its digits without zeros at either end, and the power of ten behind the last of them. */
function valueOf(text: string): string | undefined {
  const [, whole, part = '', power = '0'] = written.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const all = (whole + part).replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  if (!digits) return '0';
  return `${text.startsWith('-') ? '-' : ''}${digits}e${Number(power) - part.length + all.length - digits.length}`;
}
