/** The lines of a picture: from the foot of one box to another, bending only between rows of boxes. */

export interface Point {
  x: number;
  y: number;
}
export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}
export interface Course {
  from: Rect;
  /** Where the line passes a row, at its upper edge; points elsewhere do not count. */
  bends: readonly Point[];
  to: Rect;
  /** The line turns to the box from its last bend, which is beside it, and does not come from above. */
  beside: boolean;
}

/** Room for an arrow that points straight down. */
const straight = 10;

/** One path for each course. Boxes of a row share their upper edge. A line passes a row straight, and so it crosses no box. */
export function pathsOf(boxes: readonly Rect[], courses: readonly Course[]): string[] {
  const rows = new Map<number, number>();
  for (const { top, height } of boxes) rows.set(top, Math.max(rows.get(top) ?? top, top + height));
  const all = courses.map((course) => ({ ...course, bends: course.bends.filter(({ y }) => rows.has(y)) }));
  return all.map((course) => {
    const { from, to, beside } = course;
    const foot = { x: leaving(course, all), y: from.top };
    const points = [foot, ...course.bends, ...(beside ? [] : [{ x: arriving(course, all), y: to.top }])];
    const bows = points.slice(1).map((point, i) => bow(points[i]!, rows.get(points[i]!.y)!, point));
    return `M${at(foot.x, from.top + from.height)}${bows.join('')}${beside ? `V${round(to.top + to.height / 2)}H${round(to.left)}` : ''}`;
  });
}

/** Down from `a` past the lower edge of its row, and on to the upper edge of the row of `b`. */
function bow(a: Point, bottom: number, b: Point): string {
  const end = b.y - straight;
  const middle = (bottom + end) / 2;
  const curve = a.x === b.x ? '' : `V${round(bottom)}C${at(a.x, middle)} ${at(b.x, middle)} ${at(b.x, end)}`;
  return `${curve}V${round(b.y)}`;
}

/** Lines leave a box side by side, in the order in which they go on, so that none cross at once; and arrive in the same way. */
const leaving = (course: Course, all: readonly Course[]) =>
  port(
    course.from,
    course.bends[0]!.x,
    all.filter(({ from }) => from === course.from).map(({ bends }) => bends[0]!.x),
  );
const arriving = (course: Course, all: readonly Course[]) =>
  port(
    course.to,
    course.bends.at(-1)!.x,
    all.filter(({ to }) => to === course.to).map(({ bends }) => bends.at(-1)!.x),
  );

function port({ left, width }: Rect, mine: number, every: readonly number[]): number {
  const places = [...new Set(every)].sort((a, b) => a - b);
  return left + (width * (places.indexOf(mine) + 1)) / (places.length + 1);
}

const round = (value: number) => Math.round(value * 10) / 10;
const at = (x: number, y: number) => `${round(x)} ${round(y)}`;
