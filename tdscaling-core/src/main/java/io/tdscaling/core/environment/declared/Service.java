package io.tdscaling.core.environment.declared;

import java.util.List;
import java.util.Map;

/**
 * A declared service, checked and ready to run.
 *
 * @param id its id
 * @param name display name
 * @param description what it is for
 * @param domains business domains, the primary one first
 * @param entities what it keeps, by name, in the order in which they are filled
 * @param tools its tools by name
 */
record Service(
    String id,
    String name,
    String description,
    List<String> domains,
    Map<String, Entity> entities,
    Map<String, Tool> tools) {}
