import { unwilling } from '../habits';
import type { Flaw } from './flaw';

export const rolesUnfilled: Flaw = {
  id: 'roles-unfilled',
  title: 'Roles left empty',
  about: 'Commands alone and puts nobody down as deputy or scribe.',
  indicator: 'roles-filled',
  habits: [unwilling('alone/')],
};
