/** Comparing ways of steering under one fixed budget of tokens. */
@NullMarked
package io.tdscaling.study;

import org.jspecify.annotations.NullMarked;
