package io.tdscaling.core.rejection;

/** Makes a sample of a rejected conversation. */
@FunctionalInterface
interface SampleMaker {
  Outcome make(Rejection rejection) throws InterruptedException;
}
