import { STATEMENT_TIMEOUT } from './limits';

/**
 * What the hosted platform puts around a customer's tables, as SQL that is run once when the database is made. The bootstrap
 * superuser is renamed, so that `postgres` is what it is on the platform: the owner of the tables, and no superuser.
 */
export const ADMIN = 'supabase_admin';
/** Who players connect as. */
export const PLAYER = 'postgres';

/** `alter role` does not rename who is connected; the catalogue does. */
export const RENAME = `
update pg_authid set rolname = '${ADMIN}' where oid = 10;
create role ${PLAYER} nosuperuser createrole login bypassrls;
`;

/** Roles and schemas of the platform, and what has to be deterministic. */
export const PLATFORM = `
create role anon nologin; create role authenticated nologin; create role service_role nologin bypassrls;
create role authenticator login noinherit; create role supabase_auth_admin nologin createrole;
grant anon, authenticated, service_role, authenticator to ${PLAYER};
alter database postgres owner to ${PLAYER};
create schema auth authorization supabase_auth_admin;
create schema cron; create schema sim; create schema backups;
grant usage on schema auth, cron, sim to ${PLAYER};

create table cron.job (
  jobid bigint primary key, schedule text not null, command text not null, nodename text not null default 'localhost',
  nodeport int not null default 5432, database text not null default 'postgres', username text not null default 'postgres',
  active boolean not null default true, jobname text
);
grant all on cron.job to ${PLAYER};
create table cron.job_run_details (
  runid bigint generated always as identity primary key, jobid bigint, database text default 'postgres',
  username text default 'postgres', command text, status text default 'succeeded', return_message text,
  start_time timestamptz, end_time timestamptz
);
grant select on cron.job_run_details to ${PLAYER};
create function cron.schedule(job_name text, schedule text, command text) returns bigint language plpgsql as $$
declare found bigint;
begin
  update cron.job j set schedule = $2, command = $3, active = true where j.jobname = $1 returning jobid into found;
  if found is null then
    insert into cron.job (jobid, jobname, schedule, command)
      values ((select coalesce(max(jobid), 0) + 1 from cron.job), $1, $2, $3) returning jobid into found;
  end if;
  return found;
end $$;
create function cron.unschedule(job_name text) returns boolean language plpgsql as $$
begin
  delete from cron.job where jobname = job_name;
  if not found then raise exception 'could not find valid entry for job ''%''', job_name; end if;
  return true;
end $$;
create function cron.unschedule(job_id bigint) returns boolean language plpgsql as $$
begin
  delete from cron.job where jobid = job_id;
  if not found then raise exception 'could not find valid entry for job ''%''', job_id; end if;
  return true;
end $$;
create function cron.alter_job(job_id bigint, schedule text default null, command text default null,
  database text default null, username text default null, active boolean default null) returns void
  language sql as $$
  update cron.job j set schedule = coalesce($2, j.schedule), command = coalesce($3, j.command),
    active = coalesce($6, j.active) where j.jobid = $1
$$;
create function auth.uid() returns uuid language sql stable as
  $$select nullif(current_setting('request.jwt.claim.sub', true), '')::uuid$$;

-- Chance that every replica meets alike: random() is seeded before each statement, and identifiers come from it.
-- PostgreSQL's own function is built in by its number, so it steps aside by name.
update pg_proc set proname = 'gen_random_uuid_of_the_server' where proname = 'gen_random_uuid';
set allow_system_table_mods = on;
create function pg_catalog.gen_random_uuid() returns uuid language sql volatile parallel restricted as $$
  select (substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-4' || substr(h, 14, 3) || '-a' || substr(h, 18, 3) || '-' || substr(h, 21, 12))::uuid
  from (select md5(random()::text || random()::text || random()::text) as h) as drawn
$$;
reset allow_system_table_mods;
`;

/**
 * The monitoring of a server that has one real connection: what the simulated sessions do stands in tables that are filled
 * before each statement, and views of the usual names stand ahead of PostgreSQL's own (`search_path`).
 */
export const MONITORING = `
create unlogged table sim.backend (
  datid oid, datname name, pid int, leader_pid int, usesysid oid, usename name, application_name text, client_addr inet,
  client_hostname text, client_port int, backend_start timestamptz, xact_start timestamptz, query_start timestamptz,
  state_change timestamptz, wait_event_type text, wait_event text, state text, backend_xid xid, backend_xmin xid,
  query_id bigint, query text, backend_type text
);
create unlogged table sim.lock (
  locktype text, database oid, relation oid, page int, tuple smallint, virtualxid text, transactionid xid, classid oid,
  objid oid, objsubid smallint, virtualtransaction text, pid int, mode text, granted boolean, fastpath boolean,
  waitstart timestamptz
);
create unlogged table sim.statement (
  userid oid, dbid oid, queryid bigint, query text, calls bigint, total_exec_time double precision,
  min_exec_time double precision, max_exec_time double precision, mean_exec_time double precision, rows bigint
);
create unlogged table sim.ended (pid int, how text);
-- Readings that the system itself has damaged, with the hash of what they were (see contents.ts).
create table sim.damaged (id uuid primary key, hash text not null, at bigint not null);
create view sim.pg_stat_activity as select * from sim.backend;
create view sim.pg_locks as select * from sim.lock;
create view sim.pg_stat_statements as select * from sim.statement;

create function sim.own_pid() returns int language sql stable as
  $$select coalesce(nullif(current_setting('sim.own_pid', true), ''), '0')::int$$;
create function sim.pg_backend_pid() returns int language sql stable as $$select sim.own_pid()$$;
create function sim.end_backend(wanted int, how text) returns boolean language plpgsql security definer
  set search_path = sim, pg_catalog as $$
begin
  if not exists (select from sim.backend b where b.pid = wanted) then
    raise warning 'PID % is not a PostgreSQL backend process', wanted;
    return false;
  end if;
  insert into sim.ended values (wanted, how);
  return true;
end $$;
create function sim.pg_terminate_backend(pid int, timeout bigint default 0) returns boolean language sql volatile as
  $$select sim.end_backend(pid, 'terminate')$$;
create function sim.pg_cancel_backend(pid int) returns boolean language sql volatile as
  $$select sim.end_backend(pid, 'cancel')$$;

-- Sleeping is waited for outside: the server stays free meanwhile. Milliseconds add up over a statement.
create function sim.pg_sleep(seconds double precision) returns void language plpgsql volatile as $$
begin
  perform set_config('sim.slept', (coalesce(nullif(current_setting('sim.slept', true), ''), '0')::numeric
    + least(greatest(seconds, 0), 1000000)::numeric * 1000)::bigint::text, false);
  if current_setting('sim.slept')::bigint > ${STATEMENT_TIMEOUT} then
    raise exception 'canceling statement due to statement timeout' using errcode = '57014';
  end if;
end $$;
create function sim.pg_sleep_for(interval) returns void language sql volatile as
  $$select sim.pg_sleep(extract(epoch from $1)::double precision)$$;
create function sim.pg_sleep_until(timestamptz) returns void language sql volatile as
  $$select sim.pg_sleep(extract(epoch from $1 - clock_timestamp())::double precision)$$;
create function sim.version() returns text language sql stable as
  $$select 'PostgreSQL ' || current_setting('server_version') || ' (exercise)'$$;
grant select on sim.pg_stat_activity, sim.pg_locks, sim.pg_stat_statements to ${PLAYER};
`;

/** The customer's tables belong to the player's role, those of sign-in to the platform, which lets the owner read and write. */
export const OWNERSHIP = `
alter table public.readings owner to ${PLAYER};
alter table public.error_logs owner to ${PLAYER};
alter view public.error_digest owner to ${PLAYER};
alter table auth.users owner to supabase_auth_admin;
alter table auth.sessions owner to supabase_auth_admin;
alter table auth.audit_log_entries owner to supabase_auth_admin;
grant select, insert, update, delete, references on all tables in schema auth to ${PLAYER};
`;
