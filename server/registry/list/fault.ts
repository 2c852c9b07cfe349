/** The files of a delivered list, in the order in which they are taken. */
export const LIST_FILES = ['wilayah.csv', 'asn.csv', 'kepala_desa.csv', 'keluarga.csv', 'penugasan.csv'] as const;
export type ListFile = (typeof LIST_FILES)[number];

/** Why one row was not taken. The rest of the list goes on without it. */
export const ROW_FAULTS = [
	'cells',
	'value',
	'nik',
	'kk_number',
	'nip',
	'birth_in_future',
	'code_contradicts',
	'twice',
	'nik_twice',
	'no_login',
	'household_differs',
	'no_head',
	'two_heads',
	'status_contradicts',
	'ends_before_start',
	'phone_of_another',
	'sponsor_unknown',
	'household_unknown',
	'already_fostered'
] as const;
export type RowFaultCode = (typeof ROW_FAULTS)[number];

/** Where a row stands: the number a spreadsheet shows for it, the header being row 1. */
export type RowPlace = { readonly file: ListFile; readonly row: number };
export type RowFault = RowPlace & { readonly code: RowFaultCode; readonly column?: string };

/** Why nothing of the whole folder was taken. */
export type ListFault = {
	readonly file: ListFile;
	readonly code:
		| 'file_missing'
		| 'file_too_large'
		| 'not_utf8'
		| 'quotes_broken'
		| 'too_many_rows'
		| 'column_missing'
		| 'column_twice'
		| 'area_unreadable'
		| 'village_unknown';
	readonly row?: number;
	readonly column?: string;
};
