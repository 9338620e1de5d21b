# The API with the dashboard, for a real deployment: bring a PostgreSQL and a public https address.
FROM node:24-bookworm-slim AS build
WORKDIR /ringdown
COPY package.json package-lock.json nx.json tsconfig.json tsconfig.base.json ./
COPY apps apps
COPY libs libs
RUN npm ci --loglevel=error && npx nx run-many -t build -p @ringdown/api @ringdown/dashboard
RUN npm prune --omit=dev --loglevel=error

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data DASHBOARD_DIR=/ringdown/apps/dashboard/dist
WORKDIR /ringdown
COPY --from=build /ringdown/package.json ./
COPY --from=build /ringdown/node_modules node_modules
COPY --from=build /ringdown/libs libs
COPY --from=build /ringdown/apps/api apps/api
COPY --from=build /ringdown/apps/dashboard/dist apps/dashboard/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/health/live').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=16", "--max-old-space-size=160", "apps/api/dist/main.js"]
