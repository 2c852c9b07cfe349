import type { DemoAccount } from '#server/demo/account.ts';

const ROLES: Record<DemoAccount['role'], string> = {
	sponsor: 'Orang tua asuh',
	villageHead: 'Kepala desa',
	villageOperator: 'Operator desa',
	admin: 'Admin'
};

type Row = Omit<DemoAccount, 'code'> & { readonly link: string };

/** One made-up person in one line of a terminal, with the link that opens their account. */
export function lineOf({ role, name, login, village, households, link }: Row): string {
	const title = village === undefined ? ROLES[role] : `${ROLES[role]} ${village}`;
	const size = households > 0 ? `${households} keluarga` : '';
	return [title.padEnd(24), name.padEnd(22), login.padEnd(18), size.padEnd(11), link].join('  ');
}
