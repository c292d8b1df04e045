/**
 * @stdlib asks with `eval` whether the engine knows generators. The page's policy refuses that, which is logged, and the answer is wrong: its
 * continued fractions would then be computed another way than in Node. Every engine that can start a page has known generators for years.
 */
export const noEval = () => ({
  name: 'no-eval',
  transform: {
    filter: { id: /@stdlib\/assert-has-generator-support\/lib\/main\.js$/ },
    handler: () => ({ code: 'module.exports = () => true;', map: null }),
  },
});
