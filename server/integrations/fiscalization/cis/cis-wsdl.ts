import { F73, SERVICE, SOAP_ACTION } from '#server/integrations/fiscalization/cis/names.ts';

/**
 * What the SOAP client needs to know of the service, as text so that it loads from source and from a bundle alike: two operations,
 * document style, SOAP 1.1. Shapes are not described, because requests are written and answers are read by this folder's own code;
 * the address is only a placeholder, because the endpoint is configuration.
 */
export const CIS_WSDL = `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions name="FiskalizacijaService" targetNamespace="${SERVICE}"
    xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:http="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:service="${SERVICE}" xmlns:f73="${F73}">
  <wsdl:types>
    <xsd:schema targetNamespace="${F73}" elementFormDefault="qualified">
      <xsd:element name="RacunZahtjev" type="xsd:anyType"/>
      <xsd:element name="RacunOdgovor" type="xsd:anyType"/>
      <xsd:element name="EchoRequest" type="xsd:string"/>
      <xsd:element name="EchoResponse" type="xsd:string"/>
    </xsd:schema>
  </wsdl:types>
  <wsdl:message name="ReceiptRequest"><wsdl:part name="request" element="f73:RacunZahtjev"/></wsdl:message>
  <wsdl:message name="ReceiptAnswer"><wsdl:part name="answer" element="f73:RacunOdgovor"/></wsdl:message>
  <wsdl:message name="EchoRequest"><wsdl:part name="request" element="f73:EchoRequest"/></wsdl:message>
  <wsdl:message name="EchoAnswer"><wsdl:part name="answer" element="f73:EchoResponse"/></wsdl:message>
  <wsdl:portType name="Fiskalizacija">
    <wsdl:operation name="echo">
      <wsdl:input message="service:EchoRequest"/>
      <wsdl:output message="service:EchoAnswer"/>
    </wsdl:operation>
    <wsdl:operation name="racuni">
      <wsdl:input message="service:ReceiptRequest"/>
      <wsdl:output message="service:ReceiptAnswer"/>
    </wsdl:operation>
  </wsdl:portType>
  <wsdl:binding name="FiskalizacijaBinding" type="service:Fiskalizacija">
    <http:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <wsdl:operation name="echo">
      <http:operation soapAction="${SOAP_ACTION}/echo" style="document"/>
      <wsdl:input><http:body use="literal"/></wsdl:input>
      <wsdl:output><http:body use="literal"/></wsdl:output>
    </wsdl:operation>
    <wsdl:operation name="racuni">
      <http:operation soapAction="${SOAP_ACTION}/racuni" style="document"/>
      <wsdl:input><http:body use="literal"/></wsdl:input>
      <wsdl:output><http:body use="literal"/></wsdl:output>
    </wsdl:operation>
  </wsdl:binding>
  <wsdl:service name="FiskalizacijaService">
    <wsdl:port name="FiskalizacijaPort" binding="service:FiskalizacijaBinding"><http:address location="urn:endpoint:from:configuration"/></wsdl:port>
  </wsdl:service>
</wsdl:definitions>
`;
