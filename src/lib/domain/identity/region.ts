import * as z from 'zod/mini';

/** Kemendagri code of a village; its fourth part starts with 1 for a *kelurahan*, with 2 for a *desa*. BPS codes differ. */
export const VillageCode = z
	.string()
	.check(z.regex(/^\d{2}\.\d{2}\.\d{2}\.[12]\d{3}$/))
	.brand<'VillageCode'>();
export type VillageCode = z.infer<typeof VillageCode>;

export const DistrictCode = z
	.string()
	.check(z.regex(/^\d{2}\.\d{2}\.\d{2}$/))
	.brand<'DistrictCode'>();
export type DistrictCode = z.infer<typeof DistrictCode>;

export const VillageKind = z.enum(['desa', 'kelurahan']);
export type VillageKind = z.infer<typeof VillageKind>;
