package clinic.contracts.planted;

import org.springframework.util.MultiValueMap;

/** Planted: a contract that drags a framework along. */
public record PromiseOnAFramework(MultiValueMap<String, String> values) {}
