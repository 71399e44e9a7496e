# One recipe for every part of the clinic: --build-arg MODULE=booking-service. ./clinic images builds the jars first.
FROM eclipse-temurin:25-jre AS unpacked
ARG MODULE
COPY ${MODULE}/target/${MODULE}-*-app.jar /unpack/app.jar
RUN java -XX:TieredStopAtLevel=1 -Djarmode=tools -jar /unpack/app.jar extract --layers --destination /unpack/layers

FROM eclipse-temurin:25-jre
# A number, not a name: an orchestrator can then see for itself that it is not root. New volumes take this owner over.
RUN mkdir -p /clinic /var/clinic/clock /var/clinic/viewer /var/clinic/audit /var/clinic/answers && chown -R 10001:10001 /var/clinic
COPY docker/healthy /usr/local/bin/healthy
WORKDIR /clinic
# From what changes least to what changes with every commit: the libraries, then our own few hundred kilobytes.
COPY --from=unpacked /unpack/layers/dependencies/ ./
COPY --from=unpacked /unpack/layers/snapshot-dependencies/ ./
COPY --from=unpacked /unpack/layers/application/ ./
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=4s --start-period=300s --retries=3 CMD ["healthy"]
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", \
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "app.jar"]
