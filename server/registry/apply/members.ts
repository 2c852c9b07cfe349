import { type Applying, shows } from '#server/registry/apply/applying.ts';
import type { ListedHousehold, ListedMember } from '#server/registry/listed.ts';
import type { Tables } from '#server/store/schema.ts';

type Row = Tables['member'];
type Family = { readonly id: string; readonly listed: ListedHousehold };

/**
 * The members of families, each at its place in the list. Whoever stands beyond the end of it has left the family. Answers with
 * the households in which something that phones show has changed.
 */
export async function applyMembers(applying: Applying, families: readonly Family[]): Promise<Set<string>> {
	const { db } = applying;
	const ids = families.map(({ id }) => id);
	const rows = await db.selectFrom('member').selectAll().where('household_id', 'in', ids).execute();
	const there = Map.groupBy(rows, ({ household_id }) => household_id);
	const touched = new Set<string>();
	const added: Row[] = [];
	for (const family of families) {
		const before = there.get(family.id) ?? [];
		for (const member of family.listed.members) {
			const row = before.find(({ position }) => position === member.position);
			if (!row) added.push(newMember(applying, family, member));
			if (await applyMember(applying, row, member)) touched.add(family.id);
		}
		const beyond = before.filter(({ position }) => position >= family.listed.listed).map(({ id }) => id);
		if (beyond.length === 0) continue;
		touched.add(family.id);
		await db.deleteFrom('member').where('id', 'in', beyond).execute();
		applying.count('member', 'gone', beyond.length);
	}
	if (added.length > 0) await db.insertInto('member').values(added).execute();
	return touched;
}

/** Whether phones show a difference: the NIK stays in the office. */
async function applyMember(applying: Applying, before: Row | undefined, member: ListedMember): Promise<boolean> {
	const set = applying.compare('member', before, wantedOf(member));
	if (before && set) await applying.db.updateTable('member').set(set).where('id', '=', before.id).execute();
	return !before || shows(set, 'nik');
}

function newMember({ means }: Applying, { id }: Family, member: ListedMember): Row {
	return { id: means.newId(), household_id: id, position: member.position, ...wantedOf(member) };
}

function wantedOf(member: ListedMember) {
	return {
		nik: member.nik,
		name: member.name,
		relation: member.relation,
		sex: member.sex,
		birth_date: member.birthDate,
		school: member.school,
		work: member.work,
		disability: member.disability,
		illness: JSON.stringify(member.illness)
	};
}
