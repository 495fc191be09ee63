# The four applications from one build: docker build --target identity-service -t localpolicy/identity-service .

FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
# Formatting and tests are gates of the repository, not of an image.
RUN ./mvnw -B -q -DskipTests -Dspotless.check.skip=true \
      -pl gateway,directive-service,identity-service,reporting-service -am package

FROM eclipse-temurin:25-jre AS runtime
RUN groupadd --system --gid 10001 app && useradd --system --uid 10001 --gid app --no-create-home app
COPY compose/healthy.sh /usr/local/bin/healthy
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=55 -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError"
WORKDIR /app
USER app

FROM runtime AS gateway
COPY --from=build /src/gateway/target/gateway.jar /app/gateway.jar
ENV SERVER_PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD healthy "$SERVER_PORT" /actuator/health/readiness
ENTRYPOINT ["java", "-jar", "/app/gateway.jar"]

FROM runtime AS directive-service
COPY --from=build /src/directive-service/target/quarkus-app/ /app/
# The files of letters: a volume, writable for the application alone. A new volume takes over owner and mode from here.
USER root
RUN install -d -o app -g app -m 0700 /var/lib/localpolicy/enclosures
USER app
VOLUME /var/lib/localpolicy/enclosures
ENV QUARKUS_HTTP_PORT=8081 LOCALPOLICY_ENCLOSURES_DIRECTORY=/var/lib/localpolicy/enclosures
EXPOSE 8081
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD healthy "$QUARKUS_HTTP_PORT" /q/health/ready
ENTRYPOINT ["java", "-jar", "/app/quarkus-run.jar"]

FROM runtime AS identity-service
COPY --from=build /src/identity-service/target/quarkus-app/ /app/
ENV QUARKUS_HTTP_PORT=8082
EXPOSE 8082
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD healthy "$QUARKUS_HTTP_PORT" /q/health/ready
ENTRYPOINT ["java", "-jar", "/app/quarkus-run.jar"]

FROM runtime AS reporting-service
COPY --from=build /src/reporting-service/target/quarkus-app/ /app/
ENV QUARKUS_HTTP_PORT=8083
EXPOSE 8083
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD healthy "$QUARKUS_HTTP_PORT" /q/health/ready
ENTRYPOINT ["java", "-jar", "/app/quarkus-run.jar"]
