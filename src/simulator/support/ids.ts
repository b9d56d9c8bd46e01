/** What rows and lists name in common. */

/** Where rows say that they stand, whatever host was asked. */
export const apiRoot = 'https://demo.example.com/api/v2';

export const brandId = 7_130_860_334_842;
export const formId = 7_130_860_350_474;
export const fieldIds = [7_130_860_400_101, 7_130_860_400_102, 7_130_860_400_103] as const;
export const statusIds = [7_130_860_500_738, 7_130_860_500_754, 7_130_860_500_770, 7_130_860_500_786, 7_130_860_500_802] as const;
