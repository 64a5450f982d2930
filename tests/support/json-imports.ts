import { registerHooks } from 'node:module';

/**
 * Some packages import JSON files in the way of bundlers, which Node refuses. After this call it takes them;
 * import such a package dynamically, after the call.
 */
export function allowJsonImports(): void {
  registerHooks({
    load: (url, context, next) =>
      next(
        url,
        url.endsWith('.json') ? { ...context, importAttributes: { ...context.importAttributes, type: 'json' } } : context,
      ),
  });
}
