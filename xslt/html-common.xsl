<?xml version="1.0" encoding="UTF-8"?>
<!-- Small things that all parts of a page use. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<!-- A level or state: told by word and shape as well as by colour. -->
<xsl:template name="badge">
  <xsl:param name="as"/>
  <xsl:param name="text"/>
  <span class="b {$as}"><xsl:value-of select="$text"/></span>
</xsl:template>

<!-- "1 writer", "2 writers" -->
<xsl:template name="count">
  <xsl:param name="n"/>
  <xsl:param name="one"/>
  <xsl:param name="many" select="concat($one, 's')"/>
  <xsl:value-of select="format-number($n, '#,##0')"/>
  <xsl:text> </xsl:text>
  <xsl:choose>
    <xsl:when test="$n = 1"><xsl:value-of select="$one"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="$many"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- A row of a list of facts, where there is something to say. -->
<xsl:template name="fact">
  <xsl:param name="name"/>
  <xsl:param name="value"/>
  <xsl:param name="code" select="false()"/>
  <xsl:if test="string($value) != ''">
    <dt><xsl:value-of select="$name"/></dt>
    <dd>
      <xsl:choose>
        <xsl:when test="$code"><code><xsl:value-of select="$value"/></code></xsl:when>
        <xsl:otherwise><xsl:value-of select="$value"/></xsl:otherwise>
      </xsl:choose>
    </dd>
  </xsl:if>
</xsl:template>

<!-- What was read through names that no source confirms, and what was not known. -->
<xsl:template name="remarks">
  <xsl:if test="inferred">
    <dt>Unconfirmed</dt>
    <dd>read through names that no source confirms:
      <xsl:for-each select="inferred"><code><xsl:value-of select="@property"/></code><xsl:if test="position() != last()">, </xsl:if></xsl:for-each></dd>
  </xsl:if>
  <xsl:for-each select="@*[substring(local-name(), string-length(local-name()) - 3) = '-raw']">
    <dt>Not understood</dt>
    <dd><xsl:value-of select="substring-before(local-name(), '-raw')"/>: <code><xsl:value-of select="."/></code></dd>
  </xsl:for-each>
  <xsl:if test="extra">
    <dt>Not known</dt>
    <dd>
      <xsl:for-each select="extra">
        <code><xsl:if test="@attribute"><xsl:value-of select="concat(@attribute, '=')"/></xsl:if><xsl:value-of select="."/></code>
        <xsl:text> </xsl:text>
      </xsl:for-each>
    </dd>
  </xsl:if>
</xsl:template>

<xsl:template name="place">
  <xsl:if test="@document">
    <dt>Place</dt>
    <dd><code><xsl:value-of select="@document"/><xsl:text> </xsl:text><xsl:value-of select="@locator"/></code></dd>
  </xsl:if>
</xsl:template>

<xsl:template name="yes-no">
  <xsl:param name="value"/>
  <xsl:param name="absent" select="'not recorded'"/>
  <xsl:choose>
    <xsl:when test="$value = 'yes'">yes</xsl:when>
    <xsl:when test="$value = 'no'">no</xsl:when>
    <xsl:otherwise><xsl:value-of select="$absent"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="backup-type">
  <xsl:choose>
    <xsl:when test="backup-components/@backup-type"><xsl:value-of select="backup-components/@backup-type"/></xsl:when>
    <xsl:when test="backup-components/@backup-type-raw"><xsl:value-of select="backup-components/@backup-type-raw"/></xsl:when>
    <xsl:when test="backup-components">not recorded</xsl:when>
    <xsl:when test="selection/@bcd-unread = 'yes'">no BCD could be read</xsl:when>
    <xsl:otherwise>no BCD</xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ==== headings of sections, which the contents list as well ==== -->

<xsl:template match="findings" mode="heading">Findings</xsl:template>
<xsl:template match="selection" mode="heading">What the backup holds</xsl:template>
<xsl:template match="writers" mode="heading">Writers</xsl:template>
<xsl:template match="restoration" mode="heading">What a restore would do</xsl:template>
<xsl:template match="timeline" mode="heading">Timeline</xsl:template>
<xsl:template match="differences" mode="heading">What changed</xsl:template>
<xsl:template match="history/differences" mode="heading"><xsl:value-of select="new-side/@source"/><xsl:text> </xsl:text><small>since <xsl:value-of select="old-side/@source"/></small></xsl:template>
<xsl:template match="backup-components" mode="heading">Backup components document</xsl:template>
<xsl:template match="manifest" mode="heading">DiskShadow's manifest</xsl:template>
<xsl:template match="documents" mode="heading">Documents</xsl:template>

<!-- The number of the capture that a part belongs to, or of the step of a history; that of the part itself outside of one. -->
<xsl:template name="n">
  <xsl:choose>
    <xsl:when test="ancestor::capture"><xsl:value-of select="ancestor::capture/@n"/></xsl:when>
    <xsl:when test="@step"><xsl:value-of select="@step"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="count(preceding-sibling::*)"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="section-heading">
  <xsl:variable name="n"><xsl:call-template name="n"/></xsl:variable>
  <xsl:choose>
    <xsl:when test="ancestor::capture"><h3 id="{local-name()}-{$n}"><xsl:apply-templates select="." mode="heading"/></h3></xsl:when>
    <xsl:otherwise><h2 id="{local-name()}-{$n}"><xsl:apply-templates select="." mode="heading"/></h2></xsl:otherwise>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>
