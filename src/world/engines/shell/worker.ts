// First: what comes after may make schemas.
import '../../../base/without-eval';

import { expose } from 'comlink';
import { shellHost } from './shell-host';

expose(shellHost());
