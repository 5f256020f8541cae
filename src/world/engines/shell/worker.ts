import { expose } from 'comlink';
import { shellHost } from './shell-host';

expose(shellHost());
