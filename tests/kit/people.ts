import { users } from '#drizzle/schema/identity.ts';
import { STUDIO_SOVA } from '#drizzle/seed/demo/studio-sova.ts';
import type { Deps, RequestContext, SessionInfo } from '#server/context.ts';
import type { CreateCompanyInput } from '#server/contracts/companies.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { resolveCompany } from '#server/modules/companies/index.ts';
import { type AppCaller, createCaller } from '#server/trpc/caller.ts';

/** A person of a test, and the router as that person reaches it. */
export interface TestPerson {
  readonly session: SessionInfo;
  readonly api: AppCaller;
}

/** A company of a test, and the router as its owner reaches it. */
export interface TestCompany {
  readonly id: string;
  readonly slug: string;
  readonly owner: TestPerson;
  readonly api: AppCaller;
}

/** Those who use a house: visitors, persons and their companies. */
export interface People {
  /** A request without a session. */
  readonly visitor: AppCaller;
  context(session?: SessionInfo): RequestContext;
  person(input?: { readonly email?: string; readonly name?: string }): Promise<TestPerson>;
  company(owner: TestPerson, input?: Partial<CreateCompanyInput>): Promise<TestCompany>;
  /** The router in a company as another member reaches it. Null when that person is no member. */
  callerIn(person: TestPerson, slug: string): Promise<AppCaller | null>;
}

export function peopleOf(deps: Deps): People {
  const context = (session?: SessionInfo): RequestContext => requestContext(deps, session);
  const callerOf = (session: SessionInfo | null) =>
    createCaller({ ...requestContext(deps, session ?? undefined), session, company: null });

  async function callerIn(person: TestPerson, slug: string): Promise<AppCaller | null> {
    const company = await resolveCompany(deps, person.session.userId, slug);
    if (company === null) return null;
    const actor = { kind: 'user' as const, id: person.session.userId, name: person.session.name };
    return createCaller({ ...context(person.session), session: person.session, company: { ...company, scopes: [], actor } });
  }

  return {
    visitor: callerOf(null),
    context,
    callerIn,
    async person(input = {}) {
      const session = await insertPerson(deps, input);
      return { session, api: callerOf(session) };
    },
    async company(owner, input = {}) {
      const { slug } = await owner.api.companies.create({ ...STUDIO_SOVA, ...input });
      const company = await resolveCompany(deps, owner.session.userId, slug);
      const api = await callerIn(owner, slug);
      if (company === null || api === null) throw new Error('the company was not made');
      return { id: company.id, slug, owner, api };
    },
  };
}

let counter = 0;

async function insertPerson(deps: Deps, input: { readonly email?: string; readonly name?: string }): Promise<SessionInfo> {
  counter += 1;
  const id = deps.ids.next();
  const { email = `person-${counter}-${id.slice(-6)}@example.hr`, name = 'Ana Kovač' } = input;
  const now = deps.clock.now();
  await withSystemTx(deps, 'test person', (tx) =>
    tx.insert(users).values({ id, email, name, passwordHash: 'none', emailVerifiedAt: now, createdAt: now }),
  );
  return {
    sessionId: deps.ids.next(),
    userId: id,
    name,
    email,
    emailVerified: true,
    locale: 'hr',
    theme: 'system',
    isSystemAdministrator: false,
  };
}

const requestContext = (deps: Deps, session?: SessionInfo): RequestContext => ({
  deps,
  requestId: deps.ids.random(),
  locale: session?.locale ?? 'hr',
  ip: '127.0.0.1',
  userAgent: 'test',
});
