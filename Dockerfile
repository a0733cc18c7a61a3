# Greenroom in one container. With DATABASE_URL it uses that PostgreSQL (≥ 15), without it brings its own in /data.

FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
# Keeps an npm that does not know package.json's allowScripts from downloading an engine nobody runs.
ENV PRISMA_SCHEMA_ENGINE_BINARY=/usr/local/bin/node

COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

COPY . .
# What `npm start` would do first, with the stamps by which it later sees that nothing is left to do.
RUN node --input-type=module -e "\
  import { prepare } from './server/main/start/prepare.ts';\
  await prepare({ build: true, env: process.env, signal: new AbortController().signal, say: console.log });"
# The image has a Node already; the pages move aside because their cache alone must stay writable.
RUN rm -rf node_modules/node-linux-* node_modules/.bin/node .next/cache && mv .next /pages
# Of ONNX's runtime, 139 MB, the recogniser of speech loads one build.
RUN cd node_modules/onnxruntime-web/dist \
  && find . -type f ! -name 'ort.wasm.bundle.min.mjs' ! -name 'ort-wasm-simd-threaded.wasm' ! -name 'ort-wasm-simd-threaded.mjs' -delete


FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data NEXT_TELEMETRY_DISABLED=1

COPY --from=build /app ./
COPY --from=build --chown=node:node /pages ./.next
# A new volume takes its owner and mode from here: generated secrets live in it.
RUN install --directory --owner=node --group=node --mode=700 /data

USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

# No shell and no npm in between: SIGTERM reaches the program, which lets streams finish for up to 10 s. Run with --init
# and --stop-timeout 30.
CMD ["node", "server/main/start.ts"]
