FROM node:24-bookworm-slim
WORKDIR /parley
COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force
COPY . .
RUN mkdir -p data build && chown -R node:node data build
USER node
ENV HOST=0.0.0.0 DATA_DIR=/parley/data
# Files of some megabytes pass through: with these, glibc gives their memory back instead of keeping it (mallopt(3)).
ENV MALLOC_MMAP_THRESHOLD_=131072 MALLOC_TRIM_THRESHOLD_=131072
VOLUME /parley/data
EXPOSE 3000
HEALTHCHECK CMD node -e "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"
CMD ["node", "--disable-warning=ExperimentalWarning", "--max-semi-space-size=2", "main.ts"]
