# The page as a container: docker build -t jmed-mask . && docker run -p 8080:8080 --read-only --tmpfs /var/cache/nginx jmed-mask
FROM node:20-bookworm-slim AS build
WORKDIR /jmed-mask
COPY . .
RUN npm ci && npm run build

FROM nginxinc/nginx-unprivileged:1.29-alpine
COPY docs/hosting/nginx.conf /etc/nginx/nginx.conf
COPY --from=build /jmed-mask/dist /usr/share/nginx/html
USER 101
EXPOSE 8080
