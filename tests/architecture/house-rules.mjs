/** Rules that oxlint does not have, as a plugin of its own kind: plain JavaScript, because editors load it too. */

const CAST =
  'Put this cast into a small named function, and above it a comment with the guarantee that holds at run time.';
const CLOCK = 'A verb takes the time from ctx.clock, so that a test of a 90-second turn takes a millisecond.';
const DISABLE = 'Say why, on the same line: `oxlint-disable-next-line rule -- reason`.';
const LONGEST_HELPER = 12;

/** `x as T` lives in a named function, explained by the line above it or by a short function's own comment. */
const explainedCast = {
  create(context) {
    const commented = new Set();
    const check = (node) => {
      if (isConst(node.typeAnnotation)) return;
      const helper = namedFunctionAround(node);
      const explained =
        commented.has(statementAround(node).loc.start.line - 1) || isShortHelper(helper, commented);
      if (helper === undefined || !explained) context.report({ node, message: CAST });
    };
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) commented.add(comment.loc.end.line);
      },
      TSAsExpression: check,
      TSTypeAssertion: check,
    };
  },
};

/** No verb of the domain asks the machine what time it is. */
const clockFromCtx = {
  create(context) {
    const report = (node) => context.report({ node, message: CLOCK });
    return {
      NewExpression(node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) report(node);
      },
      CallExpression(node) {
        const { callee } = node;
        if (callee.name === 'Date') report(node);
        if (callee.type !== 'MemberExpression' || callee.property.name !== 'now') return;
        if (callee.object.name === 'Date') report(node);
      },
    };
  },
};

/** A switched-off rule carries its reason. */
const explainedDisable = {
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const [directive, reason] = comment.value.split(' -- ');
          if (!/^\s*(oxlint|eslint)-disable/.test(directive)) continue;
          if ((reason ?? '').trim() === '') context.report({ loc: comment.loc, message: DISABLE });
        }
      },
    };
  },
};

export default {
  meta: { name: 'house' },
  rules: {
    'explained-cast': explainedCast,
    'clock-from-ctx': clockFromCtx,
    'explained-disable': explainedDisable,
  },
};

function isConst(type) {
  return type.type === 'TSTypeReference' && type.typeName.name === 'const';
}

function statementAround(node) {
  let found = node;
  while (!/(Statement|Declaration)$/.test(found.type) && found.parent) found = found.parent;
  return found;
}

function namedFunctionAround(node) {
  for (let found = node.parent; found; found = found.parent) {
    if (found.type === 'FunctionDeclaration' && found.id) return found;
    const value = found.init ?? found.value;
    const named = ['VariableDeclarator', 'MethodDefinition', 'Property'].includes(found.type);
    if (named && /Function/.test(value?.type ?? '')) return found;
  }
  return undefined;
}

function isShortHelper(helper, commented) {
  if (helper === undefined) return false;
  const { start, end } = helper.loc;
  return end.line - start.line < LONGEST_HELPER && commented.has(start.line - 1);
}
