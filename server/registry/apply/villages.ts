import type { Applying } from '#server/registry/apply/applying.ts';
import type { ListedVillage } from '#server/registry/listed.ts';
import type { Tables } from '#server/store/schema.ts';
import { villageChanges } from '#server/sync/registry-changes.ts';

/** Districts and their villages. A district's new name shows with each of its villages. */
export async function applyVillages(applying: Applying, villages: readonly ListedVillage[]): Promise<void> {
	const renamed = await applyDistricts(applying, villages);
	const { db, changed } = applying;
	const codes = villages.map(({ code }) => code);
	const rows = await db.selectFrom('village').selectAll().where('code', 'in', codes).execute();
	const there = new Map(rows.map((row) => [row.code, row]));
	const added: Tables['village'][] = [];
	for (const { code, districtCode: district_code, name, kind, lat, lng } of villages) {
		const wanted: Tables['village'] = { code, district_code, name, kind, lat, lng };
		const before = there.get(code);
		const set = applying.compare('village', before, wanted);
		if (!before) added.push(wanted);
		if (set) await db.updateTable('village').set(set).where('code', '=', code).execute();
		if (!before || set || renamed.has(district_code)) changed(...villageChanges(code));
	}
	if (added.length > 0) await db.insertInto('village').values(added).execute();
}

/** Answers with the districts that were renamed. */
async function applyDistricts(applying: Applying, villages: readonly ListedVillage[]): Promise<Set<string>> {
	const { db } = applying;
	const names = new Map<string, string>(villages.map(({ districtCode, district }) => [districtCode, district]));
	const rows = await db
		.selectFrom('district')
		.selectAll()
		.where('code', 'in', [...names.keys()])
		.execute();
	const there = new Map(rows.map((row) => [row.code, row]));
	const renamed = new Set<string>();
	for (const [code, name] of names) {
		const before = there.get(code);
		const set = applying.compare('district', before, { code, name });
		if (!before) await db.insertInto('district').values({ code, name }).execute();
		if (!set) continue;
		await db.updateTable('district').set(set).where('code', '=', code).execute();
		renamed.add(code);
	}
	return renamed;
}
