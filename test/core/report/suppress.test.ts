import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LEAST_TOLD, told } from '../../../core/report/suppress.ts';

const Counts = fc.array(fc.oneof(fc.nat({ max: 8 }), fc.nat({ max: 5_000 })), {
  minLength: 1,
  maxLength: 12,
});

test('no cell that is told is a small one, and what is told is true', () => {
  fc.assert(
    fc.property(Counts, (counts) => {
      const { total, cells } = told(counts);
      const sum = counts.reduce((all, count) => all + count, 0);
      expect(cells).toHaveLength(counts.length);
      expect(total === null || (total >= LEAST_TOLD && total === sum)).toBe(true);
      for (const [place, cell] of cells.entries())
        expect(cell === null || (cell >= LEAST_TOLD && cell === counts[place])).toBe(true);
    }),
  );
});

test('a hidden cell cannot be computed from the total: it may be any of at least six numbers', () => {
  fc.assert(
    fc.property(Counts, (counts) => {
      const { total, cells } = told(counts);
      const hidden = cells.filter((cell) => cell === null).length;
      if (hidden === 0 || total === null) return;
      const left = cells.reduce<number>((rest, cell) => rest - (cell ?? 0), total);
      // Every split of what is left over the hidden cells fits what is told, so each may be 0 to all of it.
      expect(hidden).toBeGreaterThanOrEqual(2);
      expect(left).toBeGreaterThanOrEqual(LEAST_TOLD);
    }),
  );
});

test('which cell is hidden beside a small one does not hang on its size', () => {
  expect(told([3, 900, 7])).toEqual({ total: 910, cells: [null, null, 7] });
  expect(told([3, 6, 700])).toEqual({ total: 709, cells: [null, null, 700] });
  expect(told([8, 9, 2])).toEqual({ total: 19, cells: [null, 9, null] });
  expect(told([1, 2])).toEqual({ total: null, cells: [null, null] });
  expect(told([4, 4])).toEqual({ total: 8, cells: [null, null] });
  expect(told([12])).toEqual({ total: 12, cells: [12] });
});
