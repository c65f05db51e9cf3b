package io.tdscaling.core.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {
  @ParameterizedTest
  @CsvSource({
    "'Cancel ORD-1.', ORD-1, true",
    "'Cancel ORD-12.', ORD-1, false",
    "'Cancel XORD-1.', ORD-1, false",
    "'ORD-12 and ORD-1', ORD-1, true",
    "'(ORD-1)', ORD-1, true",
    "'write to ada@example.com', ada@example.com, true",
    "'write to ada@example.community', ada@example.com, false",
    "'for +1-555', +1-555, true",
    "'订单ORD-1', ORD-1, false",
    "'say x', '', false",
    "'', x, false"
  })
  void mentions_textAndValue_findsWholeWordsOnly(String text, String value, boolean mentioned) {
    assertThat(Evidence.mentions(text, value)).isEqualTo(mentioned);
  }

  @Test
  void said_spokenValue_isFoundWhateverItsType() {
    Evidence evidence = new Evidence();
    evidence.spoken("My account is 90210.");
    assertThat(evidence.said(IntNode.valueOf(90210))).isTrue();
    assertThat(evidence.said(TextNode.valueOf("90210"))).isTrue();
    assertThat(evidence.said(IntNode.valueOf(9021))).isFalse();
  }

  @Test
  void producer_valueInSeveralResults_isTheFirst() {
    Evidence evidence = new Evidence();
    evidence.result(2, "{\"order\":{\"id\":\"ORD-1\"}}");
    evidence.result(3, "{\"id\":\"ORD-1\",\"other\":\"ORD-2\"}");
    assertThat(evidence.producer(TextNode.valueOf("ORD-1"))).hasValue(2);
    assertThat(evidence.producer(TextNode.valueOf("ORD-2"))).hasValue(3);
    assertThat(evidence.producer(TextNode.valueOf("ORD-3"))).isEmpty();
  }

  @Test
  void producer_valueInProse_isFoundAsAWord() {
    Evidence evidence = new Evidence();
    evidence.result(1, "Created ticket TIC-7 for you");
    evidence.result(2, "{\"note\":\"see TIC-8 first\"}");
    assertThat(evidence.producer(TextNode.valueOf("TIC-7"))).hasValue(1);
    assertThat(evidence.producer(TextNode.valueOf("TIC-8"))).hasValue(2);
    assertThat(evidence.producer(TextNode.valueOf("TIC"))).hasValue(1);
    assertThat(evidence.producer(TextNode.valueOf("IC-7"))).isEmpty();
  }

  @Test
  void producer_memberName_counts() {
    Evidence evidence = new Evidence();
    evidence.result(4, "{\"rates\":{\"EUR2\":1.5}}");
    assertThat(evidence.producer(TextNode.valueOf("EUR2"))).hasValue(4);
  }
}
