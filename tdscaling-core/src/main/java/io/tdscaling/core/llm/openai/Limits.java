package io.tdscaling.core.llm.openai;

import java.time.Duration;

/**
 * How long and how large.
 *
 * @param connect time until a connection stands
 * @param request time until an answer is complete, where a question does not say
 * @param idle longest silence within a stream
 * @param largestAnswer most bytes of an answer
 * @param connections most connections kept while they are idle
 */
record Limits(
    Duration connect, Duration request, Duration idle, long largestAnswer, int connections) {}
