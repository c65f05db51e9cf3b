package io.tdscaling.study;

import java.util.List;

/**
 * A drawing to be made: lines over an axis in log scale.
 *
 * @param file name of its files, without their endings
 * @param group what it belongs to, shared by the plots of a section
 * @param title what it shows
 * @param xTitle what the axis from left to right counts
 * @param yTitle the measure's unit
 * @param lines one for each arm that has marks
 */
record Plot(
    String file, String group, String title, String xTitle, String yTitle, List<Line> lines) {
  Plot {
    lines = List.copyOf(lines);
  }

  /**
   * The line of an arm.
   *
   * @param arm the arm's name
   * @param position the arm's place in the study, from 0, which decides on colour and marker
   * @param marks from left to right
   */
  record Line(String arm, int position, List<Mark> marks) {
    Line {
      marks = List.copyOf(marks);
    }
  }

  /**
   * A point of a line.
   *
   * @param x where it stands, above 0
   * @param mean mean over the seeds
   * @param low lower edge of the band around it
   * @param high upper edge of the band around it
   */
  record Mark(double x, double mean, double low, double high) {}
}
