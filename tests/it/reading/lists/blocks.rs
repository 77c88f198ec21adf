//! XML is read block by block.

use super::hostile::XmlSample;

/// Files are read a block of 256 KiB at a time; wherever the end of one falls, the file says the same.
#[test]
fn the_seam_between_two_blocks_changes_nothing() {
    const BLOCK: usize = 256 << 10;
    let sample = XmlSample::named("un.xml");
    let text = "Ma&#100;e<![CDATA[ <up> ]]>&amp;<!-- \u{FEFF} > -->Ü<?made up?>😀";
    let plain = sample.file().replacen(
        "<FIRST_NAME>",
        &format!("<list:ALIAS a='1' b = \"> ä\" >\u{FEFF}\u{FEFF}x\r\n</list:ALIAS\n><FIRST_NAME c=\"\">{text}"),
        1,
    );
    let expected = sample.read(plain.as_bytes()).unwrap();
    assert!(
        expected.parts().targets[0]
            .name()
            .starts_with("Made <up> &Ü😀")
    );
    let start = plain.find("<list:ALIAS").unwrap();
    let end = start + plain[start..].find("</FIRST_NAME>").unwrap() + 16;
    let (head, rest) = plain.split_at(start);
    let comment = head.len() + "<!---->".len();
    for seam in 0..end - start {
        let padding = "x".repeat(BLOCK - comment - seam);
        let padded = format!("{head}<!--{padding}-->{rest}");
        let read = sample.lawful(padded.as_bytes()).unwrap();
        assert_eq!(read.parts(), expected.parts(), "{seam}");
        // What is wrong stands at its own byte, whatever block it is in.
        let broken = padded.replacen("</list:ALIAS", "</list:alias", 1);
        let message = sample.refused(broken.as_bytes());
        let at = format!("at byte {}: ", broken.find("</list:alias").unwrap());
        assert!(message.contains(&at), "{seam}: {message}, not {at}");
    }
}
