import { expect, it } from 'vitest';
import { publicLookup } from '#server/infra/public-web/guard-address.ts';

const refused = () => new Error('refused');

type Found = { error: Error | null; address: unknown; family: unknown };

function lookUp(addresses: string[], options: { all?: boolean }): Promise<Found & { asked: number }> {
  let asked = 0;
  const guarded = publicLookup((_, callback) => {
    asked += 1;
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  }, refused);
  return new Promise((resolve) => {
    guarded('cdn.example', options, (error, address, family) => resolve({ error, address, family, asked }));
  });
}

it('a connection gets the very addresses that were checked, from one look-up', async () => {
  expect(await lookUp(['1.1.1.1', '2606:4700::1111'], { all: true })).toEqual({
    error: null,
    address: [
      { address: '1.1.1.1', family: 4 },
      { address: '2606:4700::1111', family: 6 },
    ],
    family: undefined,
    asked: 1,
  });
  expect(await lookUp(['1.1.1.1'], {})).toEqual({ error: null, address: '1.1.1.1', family: 4, asked: 1 });
});

it.each([[['10.0.0.1']], [['1.1.1.1', '10.0.0.1']], [[]]])('of %j it gets none', async (addresses) => {
  expect(await lookUp(addresses, { all: true })).toMatchObject({
    error: { message: 'refused' },
    address: [],
  });
});
