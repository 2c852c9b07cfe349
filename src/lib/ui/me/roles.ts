import type { Role } from '#lib/domain/access/role.ts';
import type { View } from '#lib/sync/replica/fold.ts';
import { titleCase } from '#lib/ui/format/names.ts';
import { m } from '#lib/words/compiled/messages.js';

/** A role as its holder would say it; whoever heads a *kelurahan* is called otherwise than who heads a *desa*. */
export function roleText(role: Role, villages: View['village']): string {
	if (role.name === 'sponsor') return m.me_role_sponsor();
	if (role.name === 'admin') return m.me_role_admin();
	const known = villages.get(role.village);
	const village = titleCase(known?.name ?? role.village);
	if (role.name === 'villageOperator') return m.me_role_operator({ village });
	return known?.kind === 'kelurahan' ? m.me_role_lurah({ village }) : m.me_role_head({ village });
}
