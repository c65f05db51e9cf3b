package io.tdscaling.core.llm.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How a server wants to be asked.
 *
 * @param model the model's name there
 * @param maxTokensField the member that bounds the length of an answer
 * @param streaming whether answers come in pieces
 * @param extra members that every request has besides; null ones take away what it has
 */
record Dialect(String model, String maxTokensField, boolean streaming, ObjectNode extra) {}
