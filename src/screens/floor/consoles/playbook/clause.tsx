import { Tag } from '../../../../ui/tag';

/** A clause by its id. */
export function Clause({ id }: { readonly id: string }) {
  return <Tag mono>{id}</Tag>;
}
