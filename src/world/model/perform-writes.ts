import { done, failed, shownNow } from './answers';
import { invoke } from './invoke';
import type { OperationOf, OperationResult, WorldView } from './operations';
import { revertCommit } from './reverts';
import { flagRow, poolSize, secretRow } from './settings';
import { findFunction, functionVersions, isRemoved, versionAt } from './versions';

function deploy(world: WorldView, op: OperationOf<'functions.deploy'>): OperationResult<'functions.deploy'> {
  const fn = findFunction(world, op.name);
  if (fn === undefined) {
    return failed('not-found', `entrypoint path does not exist (supabase/functions/${op.name}/index.ts)`);
  }
  const version = functionVersions(world, fn).find((v) => v.version === op.version);
  if (version === undefined) {
    return failed('not-found', `error: pathspec '${op.version}' did not match any version of ${op.name}`);
  }
  const live = isRemoved(world, op.name) ? '' : versionAt(world, op.name, world.now);
  return done<'functions.deploy'>({ name: op.name, version: op.version, sha: version.sha }, [
    {
      type: 'function.deployed',
      name: op.name,
      version: op.version,
      ...(live === '' ? {} : { previous: live }),
    },
  ]);
}

function remove(world: WorldView, op: OperationOf<'functions.delete'>): OperationResult<'functions.delete'> {
  const fn = findFunction(world, op.name);
  if (fn === undefined || isRemoved(world, op.name)) {
    return failed('not-found', `Function ${op.name} does not exist on the project.`);
  }
  return done<'functions.delete'>({ name: op.name }, [{ type: 'function.deleted', name: op.name }]);
}

function call(world: WorldView, op: OperationOf<'functions.invoke'>): OperationResult<'functions.invoke'> {
  const fn = findFunction(world, op.name);
  if (fn === undefined) return failed('not-found', '{"code":"NOT_FOUND","message":"Requested function was not found"}');
  const answer = invoke(world, fn, op.nonce);
  const evidence = isRemoved(world, op.name) ? [] : shownNow(world, fn.shows);
  return done<'functions.invoke'>(
    answer,
    [{ type: 'function.called', name: op.name, status: answer.status }],
    [...new Set(evidence)],
  );
}

function setSecret(world: WorldView, op: OperationOf<'secrets.set'>): OperationResult<'secrets.set'> {
  const secret = world.scenario.exhibits.secrets.find((s) => s.name === op.name);
  if (secret === undefined) return failed('not-found', `no secret named ${op.name} in this project`);
  if (!secret.values.some((v) => v.id === op.value)) {
    return failed('invalid', `no value "${op.value}" is at hand for ${op.name}`);
  }
  return done<'secrets.set'>({ name: op.name }, [{ type: 'secret.set', name: op.name, value: op.value }]);
}

function unsetSecret(world: WorldView, op: OperationOf<'secrets.unset'>): OperationResult<'secrets.unset'> {
  const secret = world.scenario.exhibits.secrets.find((s) => s.name === op.name);
  if (secret === undefined) return failed('not-found', `no secret named ${op.name} in this project`);
  if (secretRow(world, secret).value === null) return failed('no-change', `${op.name} is not set`);
  return done<'secrets.unset'>({ name: op.name }, [{ type: 'secret.unset', name: op.name }]);
}

function setFlag(world: WorldView, op: OperationOf<'flags.set'>): OperationResult<'flags.set'> {
  const flag = world.scenario.exhibits.flags.find((f) => f.name === op.name);
  if (flag === undefined) return failed('not-found', `no flag named "${op.name}"`);
  const present = flagRow(world, flag).environments[op.environment];
  if (present === undefined) return failed('invalid', `the flag "${op.name}" has no environment "${op.environment}"`);
  if (present === op.value) return failed('no-change', 'nothing to commit, working tree clean');
  const { name, environment, value } = op;
  return done<'flags.set'>({ name, value }, [{ type: 'flag.set', name, environment, value }]);
}

/** Arguments of the actions of one kind that the scenario's pages offer. */
function offered(world: WorldView, operation: 'quota.raise' | 'service.restart'): readonly string[] {
  return world.scenario.exhibits.pages.flatMap((p) =>
    p.actions.filter((a) => a.operation === operation).map((a) => a.argument),
  );
}

function raiseQuota(world: WorldView, op: OperationOf<'quota.raise'>): OperationResult<'quota.raise'> {
  if (!offered(world, 'quota.raise').includes(op.vendor)) {
    return failed('not-found', `no quota of "${op.vendor}" can be raised from here`);
  }
  return done<'quota.raise'>({ vendor: op.vendor }, [{ type: 'quota.raised', vendor: op.vendor }]);
}

function resizePool(world: WorldView, op: OperationOf<'pool.resize'>): OperationResult<'pool.resize'> {
  if (!Number.isInteger(op.size) || op.size < 1 || op.size > 10_000) {
    return failed('invalid', `invalid value for parameter "max_connections": "${op.size}"`);
  }
  if (op.size === poolSize(world)) return failed('no-change', `the connection limit is ${op.size} already`);
  return done<'pool.resize'>({ size: op.size }, [{ type: 'pool.resized', size: op.size }]);
}

function restart(world: WorldView, op: OperationOf<'service.restart'>): OperationResult<'service.restart'> {
  const { exhibits, telemetry } = world.scenario;
  const known = [
    ...exhibits.functions.map((f) => f.name),
    ...telemetry.streams.flatMap((s) => (s.service === undefined ? [] : [s.service])),
    ...offered(world, 'service.restart'),
  ];
  if (!known.includes(op.name)) return failed('not-found', `Failed to restart ${op.name}: service not found.`);
  return done<'service.restart'>({ name: op.name }, [{ type: 'service.restarted', name: op.name }]);
}

/** Operations that change the production, and the call by hand: they cause facts. */
export const writes = {
  'commits.revert': revertCommit,
  'functions.deploy': deploy,
  'functions.delete': remove,
  'functions.invoke': call,
  'secrets.set': setSecret,
  'secrets.unset': unsetSecret,
  'flags.set': setFlag,
  'quota.raise': raiseQuota,
  'pool.resize': resizePool,
  'service.restart': restart,
};
