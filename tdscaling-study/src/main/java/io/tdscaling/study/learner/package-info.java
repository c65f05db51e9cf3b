/** A small learner that predicts the next call, to see what a dataset teaches. */
@NullMarked
package io.tdscaling.study.learner;

import org.jspecify.annotations.NullMarked;
