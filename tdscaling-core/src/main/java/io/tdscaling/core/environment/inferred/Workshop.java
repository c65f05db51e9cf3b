package io.tdscaling.core.environment.inferred;

import io.tdscaling.core.schema.SchemaValidator;

/**
 * What all environments of a factory share; thread-safe.
 *
 * @param lexicon what things are made of
 * @param fields makes fields that schemas describe
 * @param validator checks arguments
 * @param shaper fits results to output schemas
 */
record Workshop(
    Lexicon lexicon, FieldMaker fields, SchemaValidator validator, OutputShaper shaper) {}
