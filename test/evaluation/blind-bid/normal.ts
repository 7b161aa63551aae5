/** Acklam's rational approximation of the normal quantile (2003), relative error below 1.15e-9. */
const CENTRE = {
  over: [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
    2.506628277459239,
  ],
  under: [
    -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1,
  ],
};
const TAIL = {
  over: [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ],
  under: [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
};
const TAIL_BELOW = 0.02425;

/** The value of a standard normal variable that is exceeded with probability 1 - `at`; `at` in (0, 1). */
export const normalQuantile = (at: number): number => {
  if (at > 1 - TAIL_BELOW) return -normalQuantile(1 - at);
  if (at < TAIL_BELOW) {
    const root = Math.sqrt(-2 * Math.log(at));
    return polynomial(TAIL.over, root) / polynomial(TAIL.under, root);
  }
  const offset = at - 0.5;
  return (offset * polynomial(CENTRE.over, offset ** 2)) / polynomial(CENTRE.under, offset ** 2);
};

/** Horner's scheme, the highest power first. */
const polynomial = (coefficients: readonly number[], at: number): number =>
  coefficients.reduce((sum, coefficient) => sum * at + coefficient, 0);
