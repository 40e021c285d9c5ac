import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Answers each line, a text in Base64, with a line of its words in Base64, as the standard analyzer has them. */
public final class Words {
  public static void main(String[] arguments) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (StandardAnalyzer analyzer = new StandardAnalyzer()) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String text = new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
        List<String> words = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream("f", text)) {
          CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
          tokens.reset();
          while (tokens.incrementToken()) {
            words.add(Base64.getEncoder().encodeToString(word.toString().getBytes(StandardCharsets.UTF_8)));
          }
          tokens.end();
        }
        System.out.println(String.join(" ", words));
      }
    }
  }
}
