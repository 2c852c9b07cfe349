import type { ItemCode, ItemUnit, MenuLine } from '#lib/domain/programme/item.ts';
import { UNIT } from '#lib/domain/programme/item.ts';
import { amount } from '#lib/ui/format/numbers.ts';
import { m } from '#lib/words/compiled/messages.js';

const ITEM: Record<ItemCode, () => string> = {
	egg: m.item_egg,
	chicken: m.item_chicken,
	fish: m.item_fish,
	rice: m.item_rice,
	oil: m.item_oil,
	sugar: m.item_sugar,
	milk: m.item_milk,
	tempeh: m.item_tempeh,
	noodles: m.item_noodles,
	parcel: m.item_parcel
};

const UNIT_WORD: Record<ItemUnit, () => string> = {
	kg: m.unit_kg,
	litre: m.unit_litre,
	piece: m.unit_piece,
	pack: m.unit_pack,
	parcel: m.unit_parcel
};

/** "Telur" */
export const itemName = (code: ItemCode): string => ITEM[code]();

/** "kg" */
export const unitOf = (code: ItemCode): string => UNIT_WORD[UNIT[code]]();

/** "Telur 1,5 kg" */
export const lineText = ({ code, quantity }: MenuLine): string =>
	`${itemName(code)} ${amount(quantity)} ${unitOf(code)}`;

/** "Telur 1 kg, Beras 5 kg" */
export const goodsText = (lines: readonly MenuLine[]): string => lines.map(lineText).join(', ');

/** The same inside a sentence: "telur 1 kg". */
export const goodsInline = (lines: readonly MenuLine[]): string => goodsText(lines).toLowerCase();

/** How much one press of a button adds: half a kilogram is bought, half a packet is not. */
export const stepOf = (code: ItemCode): number => (UNIT[code] === 'kg' || UNIT[code] === 'litre' ? 0.5 : 1);
