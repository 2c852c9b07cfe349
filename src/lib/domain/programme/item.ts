import * as z from 'zod/mini';

export const ItemCode = z.enum([
	'egg',
	'chicken',
	'fish',
	'rice',
	'oil',
	'sugar',
	'milk',
	'tempeh',
	'noodles',
	'parcel'
]);
export type ItemCode = z.infer<typeof ItemCode>;

export type ItemUnit = 'kg' | 'litre' | 'piece' | 'pack' | 'parcel';

/** What each item is counted in, everywhere: a quantity without this is not a quantity. */
export const UNIT: Record<ItemCode, ItemUnit> = {
	egg: 'kg',
	chicken: 'kg',
	fish: 'kg',
	rice: 'kg',
	oil: 'litre',
	sugar: 'kg',
	milk: 'litre',
	tempeh: 'piece',
	noodles: 'pack',
	parcel: 'parcel'
};

/** Up to 999, in hundredths: `1.5` kg. */
const Quantity = z.number().check(z.gt(0), z.lte(999), z.multipleOf(0.01));

/** One line of a menu: what a household is to be brought. */
export const MenuLine = z.strictObject({ code: ItemCode, quantity: Quantity });
export type MenuLine = z.infer<typeof MenuLine>;

/** One line of a delivery: what was brought, and how it arrived. */
export const DeliveryLine = z.strictObject({
	code: ItemCode,
	quantity: Quantity,
	state: z.enum(['good', 'damaged', 'short'])
});
export type DeliveryLine = z.infer<typeof DeliveryLine>;
