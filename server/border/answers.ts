import * as z from 'zod/mini';
import { Instant } from '#lib/domain/time.ts';

/** Shapes that only this server speaks; those that phones know are in the domain's protocol. */
export const Health = z.looseObject({ ok: z.literal(true) });

export const Done = z.looseObject({ ok: z.literal(true) });

export const ActivationAnswer = z.looseObject({ code: z.string(), name: z.string(), expiresAt: Instant });
export type ActivationAnswer = z.infer<typeof ActivationAnswer>;
