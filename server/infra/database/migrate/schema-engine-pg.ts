import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** Prisma's PostgreSQL adapter, able to introspect and to run scripts whose statements hold semicolons. */
export class SchemaEnginePg extends PrismaPg {
  override async connect(): Promise<Adapter> {
    return amend(await super.connect());
  }

  override async connectToShadowDb(): Promise<Adapter> {
    return amend(await super.connectToShadowDb());
  }
}

function amend(adapter: Adapter): Adapter {
  readChars(adapter);
  // The adapter's own cuts at every semicolon, also inside functions and strings, and is not one transaction.
  adapter.executeScript = async (script) => {
    await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
  };
  return adapter;
}

const charOid = 18;
const textOid = 25;

/** What the adapter calls on its pool, seen from the adapter. */
interface Queries {
  query(config: object): Promise<{ fields?: { dataTypeID: number }[]; rows: unknown[] }>;
}

/**
 * PostgreSQL's catalogue uses the type "char", for which the adapter has no mapping: let it take such columns for text,
 * and tell the engine that they are characters.
 */
function readChars(adapter: Adapter): void {
  const charColumns = new WeakMap<unknown[], number[]>();
  const pool: Queries = adapter.underlyingDriver();
  const query = pool.query.bind(pool);
  pool.query = async (config) => {
    const result = await query(config);
    const found =
      result.fields?.flatMap((field, index) => (field.dataTypeID === charOid ? [index] : [])) ?? [];
    for (const field of result.fields ?? []) if (field.dataTypeID === charOid) field.dataTypeID = textOid;
    if (found.length > 0) charColumns.set(result.rows, found);
    return result;
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (sql) => {
    const result = await queryRaw(sql);
    for (const index of charColumns.get(result.rows) ?? []) {
      result.columnTypes[index] = ColumnTypeEnum.Character;
    }
    return result;
  };
}
