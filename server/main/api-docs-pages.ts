const head = (title: string, more: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><link rel="icon" href="/icon.svg"><style>body{margin:0}</style>${more}</head>`;

/** Swagger UI over /openapi.json; its start is in a file of its own so that no inline script is needed. */
export const swaggerPage = `${head('Greenroom API', '<link rel="stylesheet" href="/docs/swagger-ui.css">')}<body><div id="swagger-ui"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs-start.js"></script></body></html>`;

/** ReDoc over /openapi.json. */
export const redocPage = `${head('Greenroom API reference', '')}<body><redoc spec-url="/openapi.json" disable-google-font="true"></redoc><script src="/redoc/redoc.standalone.js"></script></body></html>`;
