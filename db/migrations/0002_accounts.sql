-- Accounts and sessions, in the shape that better-auth expects (its own column names, quoted).
-- Only the role maillon_auth reads them; the site learns who is asking through app.open.

create table auth."user" (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "twoFactorEnabled" boolean not null default false,
  "createdAt" timestamptz(3) not null default now(),
  "updatedAt" timestamptz(3) not null default now()
);

create table auth.session (
  id uuid primary key default gen_random_uuid(),
  token text not null unique,
  "userId" uuid not null references auth."user" on delete cascade,
  "memberId" uuid references app.member,
  "secondFactorAt" timestamptz(3),
  "expiresAt" timestamptz(3) not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz(3) not null default now(),
  "updatedAt" timestamptz(3) not null default now()
);
create index session_of_user on auth.session ("userId");

create table auth.account (
  id uuid primary key default gen_random_uuid(),
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references auth."user" on delete cascade,
  issuer text,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz(3),
  "refreshTokenExpiresAt" timestamptz(3),
  scope text,
  password text,
  "createdAt" timestamptz(3) not null default now(),
  "updatedAt" timestamptz(3) not null default now()
);
create index account_user on auth.account ("userId");

create table auth.verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz(3) not null,
  "createdAt" timestamptz(3) not null default now(),
  "updatedAt" timestamptz(3) not null default now()
);
create index verification_identifier on auth.verification (identifier);

create table auth.passkey (
  id uuid primary key default gen_random_uuid(),
  name text,
  "publicKey" text not null,
  "userId" uuid not null references auth."user" on delete cascade,
  "credentialID" text not null,
  counter int not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  transports text,
  aaguid text,
  "createdAt" timestamptz(3) default now()
);
create index passkey_user on auth.passkey ("userId");
create index passkey_credential on auth.passkey ("credentialID");

create table auth."twoFactor" (
  id uuid primary key default gen_random_uuid(),
  secret text not null,
  "backupCodes" text not null,
  "userId" uuid not null references auth."user" on delete cascade,
  verified boolean not null default true,
  "failedVerificationCount" int not null default 0,
  "lockedUntil" timestamptz(3)
);
create index two_factor_user on auth."twoFactor" ("userId");

create table auth."rateLimit" (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  count int not null,
  "lastRequest" bigint not null
);

-- Opens a request: finds the live session and the active membership, and sets the context of this transaction.
-- A session ends after 12 hours, or one hour without a page; a revoked membership ends at once.
create function app.open(session_token text)
returns table (member_id uuid, user_id uuid, name text, email text, role text, admin boolean, organisation_id uuid,
  organisation_name text, organisation_kind text, strong boolean)
language plpgsql volatile security definer set search_path = app, pg_catalog as $$
declare seen timestamptz;
begin
  select m.id, m.user_id, m.name, m.email, m.role, m.admin, o.id, o.name, o.kind, s."secondFactorAt" is not null, s."updatedAt"
    into member_id, user_id, name, email, role, admin, organisation_id, organisation_name, organisation_kind, strong, seen
    from auth.session s
    join app.member m on m.user_id = s."userId" and m.status = 'active'
    join app.organisation o on o.id = m.organisation_id
   where s.token = session_token and s."expiresAt" > now() and s."updatedAt" > now() - interval '1 hour'
   order by (m.id = s."memberId") desc nulls last, m.created_at
   limit 1;
  if not found then
    perform set_config('app.member', '', true), set_config('app.orgs', '', true);
    return;
  end if;
  perform set_config('app.member', member_id::text, true), set_config('app.orgs', '{' || organisation_id::text || '}', true);
  if seen < now() - interval '5 minutes' then
    update auth.session s set "updatedAt" = now() where s.token = session_token;
  end if;
  return next;
end $$;

-- The site's own secret (signs cookies, encrypts TOTP seeds), made once; MAILLON_SECRET takes its place where it is set.
create table auth.setting (name text primary key, value text not null);
insert into auth.setting values ('secret', encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex'));
