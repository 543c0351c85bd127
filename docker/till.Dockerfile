# A till. Build from the root of the source tree: docker build -f docker/till.Dockerfile -t kassenbote-till .
# A one-time code of the hub makes it a till at its first start, see docker/README.md. Where it is mounted as /codes/this.code, nothing
# more has to be said; it must be readable for uid 10001, as whom the till runs.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -ntp -Dmaven.test.skip=true -pl cli -am package

FROM eclipse-temurin:17-jre
# A volume that is mounted at one of these directories for the first time gets their owner and mode.
RUN useradd --no-log-init --uid 10001 --user-group --home-dir /var/lib/kassenbote --create-home kassenbote \
  && install -d -o kassenbote -g kassenbote -m 700 /var/lib/kassenbote /codes
COPY --chmod=755 kassenbote /opt/kassenbote/kassenbote
COPY --chmod=755 docker/till.sh /opt/kassenbote/till.sh
COPY --from=build /src/cli/target/kassenbote/lib /opt/kassenbote/lib
RUN ln -s /opt/kassenbote/kassenbote /usr/local/bin/kassenbote

USER kassenbote
WORKDIR /var/lib/kassenbote
VOLUME /var/lib/kassenbote
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/kassenbote/till.sh"]
