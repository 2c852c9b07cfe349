import * as z from 'zod/mini';
import { VillageCode, VillageKind } from '#lib/domain/identity/region.ts';

/** A village, named with its district: names repeat across districts. */
export const Village = z.looseObject({ id: VillageCode, name: z.string(), district: z.string(), kind: VillageKind });
export type Village = z.infer<typeof Village>;
