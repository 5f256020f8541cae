import type { Hint } from '../../../coach/hint';
import { requestClause } from '../console-requests';
import { useFloor } from '../parts/floor-context';
import classes from './coach.module.css';

/** Why: the clause in its own words; a click opens the playbook there. */
export function ClauseLink({ hint }: { readonly hint: Pick<Hint, 'clause' | 'clauseText'> }) {
  const { run } = useFloor();
  return (
    <p className={classes.why}>
      <button
        type="button"
        className={classes.clause}
        data-tip="Read it in the playbook"
        onClick={() => {
          requestClause(hint.clause);
          run('console-playbook');
        }}
      >
        {hint.clause}
      </button>{' '}
      {hint.clauseText}
    </p>
  );
}
