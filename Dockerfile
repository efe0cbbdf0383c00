# syntax=docker/dockerfile:1
# Build: everything that the product needs to be made.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

# Run: only what was made, as a user without rights. The database is a server of its own (DATABASE_URL).
FROM node:20-bookworm-slim
ENV NODE_ENV=production NURTURE_DATA=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build --chown=root:root /app/node_modules ./node_modules
COPY --from=build --chown=root:root /app/dist ./dist
COPY --from=build --chown=root:root /app/bin ./bin
COPY --from=build --chown=root:root /app/schemas ./schemas
COPY --from=build --chown=root:root /app/templates ./templates
USER node
EXPOSE 3000
VOLUME /data
STOPSIGNAL SIGTERM
# A worker answers no HTTP but its health: each process has one on PORT.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/nurture.mjs"]
CMD ["start"]
